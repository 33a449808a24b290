// What this reader may do about a recommendation: whoever asked, offered or proposed does not decide.
import { may } from '../../../registers/permissions.ts'
import type { World } from '../../../registers/world.ts'
import { askedBy } from '../asked-by.ts'
import type { RecommendationState } from '../procedure.ts'

/** Whoever asked does not agree; the form says who may. */
export const mayAgree = (world: World, { dateAsked }: RecommendationState): boolean =>
  dateAsked !== null && dateAsked.by !== world.who.staffId && may(world.who, 'check actions')

/** Whoever offered a document does not confirm it. */
export const mayConfirm = (world: World, { offered }: RecommendationState): boolean =>
  offered !== null && offered.staffId !== world.who.staffId && may(world.who, 'check actions')

/** Whoever asked for another to take its place does not decide on it. */
export const mayDecidePlace = (world: World, { supersedingAsked }: RecommendationState): boolean =>
  supersedingAsked !== null && supersedingAsked.staffId !== world.who.staffId && may(world.who, 'approve the plan')

export const mayConfirmRevisit = (world: World, { revisitOffered }: RecommendationState): boolean =>
  revisitOffered !== null && revisitOffered.staffId !== world.who.staffId && may(world.who, 'check actions')

/** The test in words, and what this reader may do about it. */
export const testShown = (world: World, { test, proposed }: RecommendationState) => ({
  asks: test === null ? [] : askedBy(test),
  mayPropose: may(world.who, 'propose policy'),
  mayApprove: proposed !== null && proposed.by !== world.who.staffId && may(world.who, 'approve policy'),
})
