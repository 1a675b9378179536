/**
 * Runs a script that lies beside the page: the one way of loading that also works from a folder on disk.
 * @throws where it can't be read
 */
export function script(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = () => resolve();
    element.onerror = () => {
      element.remove();
      reject(new Error(`${address} could not be read`));
    };
    document.head.append(element);
  });
}
