// What this reader may do about a recommendation: whoever asked, offered or proposed does not decide.
import { may } from '../../../registers/permissions.ts'
import { isSameHuman } from '../../../registers/same-human.ts'
import type { World } from '../../../registers/world.ts'
import { isDatedByBody } from '../addressee.ts'
import { askedBy } from '../asked-by.ts'
import { mayNotAgree } from '../dating.ts'
import { mayNotAgreeOwn } from '../own-dates.ts'
import type { RecommendationState } from '../procedure.ts'

/** Whoever asked does not agree, and to a second change a chief officer alone; to a date of the local policing body’s, another of its office. */
export const mayAgree = (world: World, state: RecommendationState): boolean =>
  isDatedByBody(state)
    ? may(world.who, 'scrutinise') && mayNotAgreeOwn(state, world.who).length === 0
    : may(world.who, 'check actions') && mayNotAgree(state, world.who).length === 0

/** Whoever offered a document does not confirm it. */
export const mayConfirm = (world: World, { offered }: RecommendationState): boolean =>
  offered !== null && !isSameHuman(world.who, offered.staffId) && may(world.who, 'check actions')

/** Whoever asked for another to take its place does not decide on it. */
export const mayDecidePlace = (world: World, { supersedingAsked }: RecommendationState): boolean =>
  supersedingAsked !== null && !isSameHuman(world.who, supersedingAsked.staffId) && may(world.who, 'approve the plan')

export const mayConfirmRevisit = (world: World, { revisitOffered }: RecommendationState): boolean =>
  revisitOffered !== null && !isSameHuman(world.who, revisitOffered.staffId) && may(world.who, 'check actions')

export const mayAgreeWords = (world: World, { wordsAsked }: RecommendationState): boolean =>
  wordsAsked !== null && !isSameHuman(world.who, wordsAsked.by) && may(world.who, 'check actions')

/** The test in words, and what this reader may do about it. */
export const testShown = (world: World, { test, proposed }: RecommendationState) => ({
  asks: test === null ? [] : askedBy(test),
  mayPropose: may(world.who, 'propose policy'),
  mayApprove: proposed !== null && !isSameHuman(world.who, proposed.by) && may(world.who, 'approve policy'),
})
