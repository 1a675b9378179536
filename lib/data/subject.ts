const subjects = new WeakMap<object, string>();

/** Remembers what a tensor is a picture of, for those who will not see it. */
export function withSubject<T extends object>(image: T, subject: string): T {
  subjects.set(image, subject);
  return image;
}

/** What a tensor is a picture of, if it is known: the data sets say it, and what is computed from them does not. */
export function subjectOf(image: object): string | undefined {
  return subjects.get(image);
}
