import { defineTextField } from './kit/textField'

defineTextField(true)
