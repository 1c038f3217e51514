import { defineTextField } from './kit/textField'

defineTextField(false)
