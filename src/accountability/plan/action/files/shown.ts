// The files of an action as its page shows them: what each is, how large, by whom, and where it is given. Pure.
import type { ActionState } from '../state.ts'

export const filesShown = (
  record: string,
  { files }: ActionState,
  name: (staffId: string) => string,
  mayRead: boolean,
) =>
  files.map(({ position, what, type, bytes, sha256, by, at, withdrawn }) => ({
    position,
    what,
    sha256,
    size: `${type}, ${sizeWords(bytes)}`,
    by: name(by),
    at,
    withdrawn,
    href: mayRead && withdrawn === null ? `/action/${record}/files/${position}` : null,
  }))

function sizeWords(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kilobytes` : `${(bytes / 1_000_000).toFixed(1)} megabytes`
}
