// A file that somebody attaches: what it is by its bytes, never by its name. Two kinds, neither of which opens by itself; it is looked through for nothing.
import { createHash } from 'node:crypto'

type DocumentKind = 'PDF' | 'text'
type DocumentFile = { readonly type: DocumentKind; readonly bytes: number; readonly sha256: string }
type DocumentRead =
  | { readonly kind: 'document'; readonly document: DocumentFile }
  | { readonly kind: 'refused'; readonly sentence: string }

/** Bytes: minutes of a meeting or a training record, not an album of scans. */
export const mostDocumentBytes = 5_000_000

export function readDocument(bytes: Buffer): DocumentRead {
  if (bytes.length === 0) return refused('The file is empty: choose another.')
  if (bytes.length > mostDocumentBytes) return refused('The file is larger than 5 megabytes: send a smaller one.')
  const type = typeOf(bytes)
  if (type === null)
    return refused('Send a PDF or plain text file. Save a word-processor document or spreadsheet as a PDF first.')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { kind: 'document', document: { type, bytes: bytes.length, sha256 } }
}

/** What is sent back: under no name that was given with it, and never as something that a browser runs. */
export const sentAs: Readonly<Record<DocumentKind, { readonly type: string; readonly ending: string }>> = {
  PDF: { type: 'application/pdf', ending: 'pdf' },
  // A table of commas too: as text no spreadsheet works out what its cells say.
  text: { type: 'text/plain; charset=utf-8', ending: 'txt' },
}

const refused = (sentence: string): DocumentRead => ({ kind: 'refused', sentence })

function typeOf(bytes: Buffer): DocumentKind | null {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return 'PDF'
  return isText(bytes) ? 'text' : null
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Without the control characters that programs and pictures are full of. */
function isText(bytes: Buffer): boolean {
  if (bytes.some((one) => (one < 32 && one !== 9 && one !== 10 && one !== 13 && one !== 12) || one === 127))
    return false
  try {
    utf8.decode(bytes)
    return true
  } catch {
    return false
  }
}
