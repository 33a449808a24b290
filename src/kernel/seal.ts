// What signs the ledger, and where what is signed is kept: a key and a file, neither of them in the database.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openSigner, type Signer } from './checkpoint.ts'
import type { Database } from './database.ts'
import { readLastCheckpoint } from './ledger-rows.ts'
import type { Instant } from './time.ts'

/** What signs and where the signed is kept; neither is in the database. */
export type Seal = { readonly signer: Signer; readonly checkpointFile: string }

/** The ledger in the database is not the one that was signed. Nothing more is signed until a person has looked. */
export class LedgerBroken extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'LedgerBroken'
  }
}

export const openSeal = (deployment: string, folder: string): Seal => ({
  signer: openSigner(deployment, join(folder, 'signing.key')),
  checkpointFile: join(folder, 'checkpoints.txt'),
})

/** For a database that may have been signed before: then no key is made, since one made now would cover up that the old one is lost, in the next backup too. */
export async function openSealOf(database: Database, deployment: string, folder: string, now: Instant): Promise<Seal> {
  if (!existsSync(join(folder, 'signing.key'))) {
    const last = await database.read({ force: '', who: '', now }, readLastCheckpoint)
    if (last !== null)
      throw new LedgerBroken(
        `This database was signed with a key that is not in ${folder}. Either VIGIL_DATA names another folder than before, or the key was lost: put signing.key and checkpoints.txt back from a copy. Until then, work continues but nothing is signed.`,
      )
  }
  return openSeal(deployment, folder)
}
