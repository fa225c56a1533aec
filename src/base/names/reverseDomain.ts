/** The reverse domain that a name begins with, such as `com.acme.`. Empty if it begins with none. */
export function reverseDomain(name: string): string {
  return /^[a-z]{2,6}\.[A-Za-z][\w-]*\.(?=.)/u.exec(name)?.[0] ?? '';
}

/** A name without its reverse domain, for a row that has no space for it. AWS's own components keep theirs. */
export function withoutDomain(name: string): string {
  return name.startsWith('aws.') ? name : name.slice(reverseDomain(name).length);
}
