/** The profile in a redacted snapshot. */
export const redactedProfile = 'redacted';

/** Whether stand-ins replace the names in a snapshot. */
export function isRedacted({ profile }: { readonly profile: string }): boolean {
  return profile === redactedProfile;
}
