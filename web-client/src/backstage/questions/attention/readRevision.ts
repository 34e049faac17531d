/** A text that changes while it is being read counts as read only after this long. */
export const readMs = 1_500;

/**
 * Which revision of the open item has been read. An author's edit may arrive between reading and pressing a key; the verdict
 * then still names what was read, and the server refuses it, rather than let it fall on a text nobody saw.
 */
export class ReadRevision {
  private id: string | undefined;
  private read = 0;
  private newer: { readonly revision: number; readonly since: number } | undefined;

  /** What is on the screen now. */
  see(id: string | undefined, revision: number, now: number): void {
    if (id !== this.id) {
      this.id = id;
      this.read = revision;
      this.newer = undefined;
    } else if (revision > this.latest) {
      this.newer = { revision, since: now };
    }
  }

  revisionOf(id: string, present: number, now: number): number {
    if (id !== this.id) return present;
    if (this.newer && now - this.newer.since >= readMs) {
      this.read = this.newer.revision;
      this.newer = undefined;
    }
    return this.read;
  }

  private get latest(): number {
    return this.newer?.revision ?? this.read;
  }
}
