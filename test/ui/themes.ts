/** The four default themes, by the class that VS Code gives its workbench in them. */
export const themes = [
  ['vs-dark', 'Default Dark Modern'],
  ['vs', 'Default Light Modern'],
  ['hc-black', 'Default High Contrast'],
  ['hc-light', 'Default High Contrast Light'],
] as const;
