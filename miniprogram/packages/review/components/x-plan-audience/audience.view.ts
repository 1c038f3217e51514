import { audienceWords, roleChips } from '../../audience.view'
import { type PlanForm, audienceOf } from '../../plan/form'

/** What follows from the form about whom it is for. */
export const audienceView = (form: PlanForm | null) => ({
  chips: [
    { id: 'all', label: '全体党员', on: !form?.isSome },
    { id: 'some', label: '其中一部分', on: Boolean(form?.isSome) },
  ],
  roles: roleChips(form?.roles ?? []),
  who: form?.isSome ? audienceWords(audienceOf(form), form.organizationName) : '',
})
