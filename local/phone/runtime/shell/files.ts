import { element } from './dom'
import { screen } from './frame'

/** Asks for files of the computer; none when cancelled. The field can be found by tests as `#wx-file`. */
export function chooseFiles(accept: string, multiple: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    document.getElementById('wx-file')?.remove()
    const field = element('input', {
      type: 'file',
      accept,
      id: 'wx-file',
      class: 'scanner-file',
      tabindex: '-1',
    })
    field.multiple = multiple
    const answer = () => {
      field.remove()
      resolve([...(field.files ?? [])])
    }
    field.addEventListener('change', answer)
    field.addEventListener('cancel', answer)
    screen().layer.append(field)
    field.click()
  })
}
