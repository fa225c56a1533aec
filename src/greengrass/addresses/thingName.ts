/** Whether a text is a valid name of a thing or thing group in the API. */
export function isThingName(text: string): boolean {
  return /^[a-zA-Z0-9:_-]{1,128}$/u.test(text);
}
