/** The ID of the connection to a snapshot: of its file, and of when it was saved. */
export function snapshotId(file: string, takenAt: Date): string {
  return `snapshot:${file}@${takenAt.toISOString()}`;
}

/** Whether a connection is that to a snapshot. */
export function isOfSnapshot(connectionId: string): boolean {
  return connectionId.startsWith('snapshot:');
}
