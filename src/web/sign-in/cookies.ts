// How the cookies of signing in and out are set.

/** No age: the browser forgets it when closed, the server after its own limits. */
export const cookieOptions = ({ secure }: { readonly secure: boolean }) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure,
})
