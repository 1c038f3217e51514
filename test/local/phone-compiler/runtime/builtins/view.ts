declare const Component: (definition: object) => void
Component({})
