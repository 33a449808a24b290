// Checkpoints and their notes: Go's published vector, and everything that must not verify.
import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import {
  keyFile,
  openSigner,
  readCheckpoint,
  readVerifierKey,
  signCheckpoint,
  verifierKey,
  verifyCheckpoint,
} from './checkpoint.ts'
import { openNote, signNote } from './signed-note.ts'

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'vigil-checkpoint-'))
  t.after(() => rmSync(path, { recursive: true }))
  return path
}

// From the documentation of golang.org/x/mod/sumdb/note.
const neumann = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const words = `If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n`
const signature = 'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM='

test('a note signed by another program opens with its published key', () => {
  const verifier = readVerifierKey(neumann)
  assert.ok(verifier)
  assert.equal(verifierKey(verifier), neumann)
  assert.equal(openNote(verifier, `${words}\n— PeterNeumann ${signature}\n`), words)
  assert.equal(openNote(verifier, `${words}\n— witness AAAAAA==\n— PeterNeumann ${signature}\n`), words)
})

test('a note that was changed, unsigned or signed by another does not open', () => {
  const verifier = readVerifierKey(neumann)
  assert.ok(verifier)
  const refused = [
    `${words.replace('answer', 'question')}\n— PeterNeumann ${signature}\n`,
    `${words}\n— PeterNeumann ${signature}`,
    `${words}\n— PeterNeumann ${signature.replace('ZJku', 'ZJkv')}\n`,
    `${words}\n— Peter ${signature}\n`,
    `${words}\n`,
    words,
    '',
  ]
  for (const note of refused) assert.equal(openNote(verifier, note), null)
  for (const line of [neumann.replace('c74f', 'c74e'), neumann.slice(0, -4), 'PeterNeumann', ''])
    assert.equal(readVerifierKey(line), null)
})

test('a checkpoint has the three lines of C2SP and reads back only with its own key', (t) => {
  const path = folder(t)
  const signer = openSigner('staffordshire', join(path, 'one'))
  const root = Buffer.alloc(32, 5)
  const note = signCheckpoint(signer, { size: 97, root })
  assert.deepEqual(note.split('\n').slice(0, 4), ['vigil/staffordshire', '97', root.toString('base64'), ''])
  assert.match(note, /\n— vigil\/staffordshire [A-Za-z0-9+/]{91}=\n$/)
  assert.deepEqual(verifyCheckpoint(signer, note), { size: 97, root })
  assert.deepEqual(readCheckpoint(note), { size: 97, root })
  assert.equal(verifyCheckpoint(signer, note.replace('\n97\n', '\n98\n')), null)
  assert.equal(verifyCheckpoint(openSigner('staffordshire', join(path, 'two')), note), null)
  assert.equal(verifyCheckpoint(openSigner('kent', join(path, 'one')), note), null)
  const elsewhere = signNote(signer, `vigil/kent\n97\n${root.toString('base64')}\n`)
  assert.equal(verifyCheckpoint(signer, elsewhere), null)
  for (const wrong of ['vigil/kent\n097\n', 'vigil/kent\n97\nAAAA\n', '97\n'])
    assert.equal(readCheckpoint(`${wrong}\n— vigil/kent AAAA\n`), null)
})

test('the key is made once, for its owner only, and refused where others may read it', (t) => {
  const path = join(folder(t), 'deep', 'signing.key')
  const first = keyFile(path)
  assert.equal(statSync(path).mode & 0o777, 0o600)
  assert.deepEqual(readdirSync(join(path, '..')), ['signing.key'])
  const text = readFileSync(path, 'utf8')
  assert.ok(keyFile(path).equals(first))
  assert.equal(readFileSync(path, 'utf8'), text)
  chmodSync(path, 0o640)
  assert.throws(() => keyFile(path), /may be read by others: it must have mode 0600/)
  writeFileSync(path, 'nothing')
  chmodSync(path, 0o600)
  assert.throws(() => keyFile(path), /does not hold a signing key/)
  assert.throws(() => openSigner('two words', path), /"two words" cannot name a deployment/)
})
