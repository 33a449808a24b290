// What the names of a run's seeded databases begin with: like those of tests, so that what a killed run leaves is taken away by the next.

export const seededIn = (run: string): string => `vigil_test_seeded_${run}`
