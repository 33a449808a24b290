// What is loaded when it is first asked for: once, however many ask at the same time; and again after it could not be.

export function whenAsked<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  let loading: Promise<Loaded> | null = null
  return async () => {
    loading ??= load().catch((error: unknown) => {
      // Whoever asks next tries again: else one failure would last until the program ends.
      loading = null
      throw error
    })
    return await loading
  }
}
