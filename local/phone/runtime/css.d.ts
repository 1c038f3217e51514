/** esbuild's text loader: the file as a string. */
declare module '*.css' {
  const text: string
  export default text
}
