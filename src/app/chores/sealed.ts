// What needs the key that signs the ledger.
import { proveReleases } from '../../accountability/index.ts'
import { verifierKey } from '../../kernel/checkpoint.ts'
import { openSealOf, type Seal, sequence } from '../../kernel/sequencer.ts'
import { waitsTooLong } from '../../kernel/waiting.ts'
import { type Seen, sealConsultations } from '../../registers/consultation-sealed.ts'
import type { ChoresGiven } from './given.ts'

export function sealed({ config, databases, clock }: ChoresGiven) {
  let opened: Seal | null = null
  let seen: Seen | null = null
  const open = async (): Promise<Seal> => {
    opened ??= await openSealOf(databases.clock, 'ledger', config.files, clock())
    return opened
  }
  return {
    /** Throws in words where nothing can be signed, so that a start says it. */
    signs: async () => void (await open()),
    prove: async () => await proveReleases(databases.clock, verifierKey((await open()).signer), clock()),
    seal: async () => await sequence(databases.clock, clock(), await open()),
    sealConsultations: async () => {
      const given = { signer: (await open()).signer, folder: config.files, seen }
      seen = (await sealConsultations(databases.clock, given, clock())).seen
    },
    /** Nobody notices by itself that nothing is signed. */
    waiting: async () => {
      const sentence = await waitsTooLong(databases.clock, clock())
      if (sentence !== null) throw new Error(sentence)
    },
  }
}
