/** The ID of the connection to a snapshot, from its file and the time it was saved. */
export function snapshotId(file: string, takenAt: Date): string {
  return `snapshot:${file}@${takenAt.toISOString()}`;
}

/** Whether a connection is a snapshot. */
export function isOfSnapshot(connectionId: string): boolean {
  return connectionId.startsWith('snapshot:');
}
