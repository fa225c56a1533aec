/** Whether a text can be the name of a thing, or of a thing group, as the API has it. */
export function isThingName(text: string): boolean {
  return /^[a-zA-Z0-9:_-]{1,128}$/u.test(text);
}
