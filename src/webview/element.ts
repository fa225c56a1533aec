/** The attributes of an element by name. `undefined` omits one. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** What an element contains. */
export type Content = Node | string;

function fill(made: Element, attributes: Attributes, content: readonly Content[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) {
      made.setAttribute(name, String(value));
    }
  }
  // Strings are appended as text and never parsed as HTML.
  made.append(...content);
}

/** Makes an HTML element. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...content: readonly Content[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  fill(made, attributes, content);
  return made;
}

/** Makes an SVG element. */
export function svgElement<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...content: readonly Content[]
): SVGElementTagNameMap[K] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  fill(made, attributes, content);
  return made;
}

/** A button. `key` identifies it after the page is drawn again, to restore the focus. */
export function button(
  key: string,
  content: string | readonly Content[],
  attributes: Attributes,
  onClick: () => void,
): HTMLButtonElement {
  const made = element('button', { type: 'button', 'data-key': key, ...attributes }, ...[content].flat());
  made.addEventListener('click', onClick);
  return made;
}
