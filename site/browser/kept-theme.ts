const key = "workbook-theme";

/** "dark" or "light", as the reader chose. Some browsers keep nothing for pages opened from a folder. */
export const keptTheme = {
  read() {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  write(theme: string) {
    try {
      localStorage.setItem(key, theme);
    } catch {
      // then it lasts for this page
    }
  },
};
