// What a slice shows to the web: its commands and pages, with the generics of the procedure closed over.
import type { Reader } from '../kernel/database.ts'
import type { Reaction, World } from '../registers/world.ts'
import type { BoundCommand } from './slice/commands.ts'
import type { Page } from './slice/pages.ts'

export { type BoundCommand, bind, type Caption, positionOf, type Showing } from './slice/commands.ts'
export { type Answered, type Page, page, type Values } from './slice/pages.ts'

/** A slice's whole face; app.ts takes it by value. */
export type Slice = {
  readonly name: string
  readonly pages: readonly Page[]
  readonly commands: readonly BoundCommand[]
  readonly reactions: readonly Reaction[]
  /** What its reader still has to do here and nobody is told of: said in a line on the pages that say so. Empty for nothing. */
  readonly waits?: Waits
  /** What was proposed here and waits for a second person, of which its reader may know: said in one list with what other slices say. */
  readonly undecided?: Undecided
}

/** All slices are asked in one reading. */
export type Waits = (world: World, reader: Reader) => Promise<readonly Waiting[]>

export type Waiting = { readonly href: string; readonly words: string }

export type Undecided = (world: World, reader: Reader) => Promise<readonly Proposal[]>

type Proposal = {
  readonly about: string
  readonly words: string
  readonly path: string
  /** What whoever is named did: asked, in most cases. */
  readonly began: string
  readonly by: string
  readonly at: string
  /** Whether its reader is who decides. */
  readonly mine: boolean
  /** The jobs of which one decides. */
  readonly whose: string
}
