/**
 * A component name without its reverse domain, such as `com.acme.`, for a row that has no space for it. AWS's own components
 * keep theirs. Few other names begin with a top-level domain.
 */
export function withoutDomain(name: string): string {
  return name.replace(/^(?:com|org|net|io|dev|edu|gov)\.[A-Za-z][\w-]*\.(?=.)/u, '');
}
