import type { ScreenContent } from '../../../../shared/contract/station'
import { FilmTooLarge, chooseScreenFilm, uploadFilm } from '../../../../services/films'
import { refusalOf } from '../../../../ui/busy'
import type { Form } from '../form'
import { LONGEST_PURPOSE, PURPOSES } from '../confirm.view'

const FILM_TOO_LARGE = '这段视频太大了。请选短一点的，一分钟以内'

/**
 * What one says about a reservation: people and purpose, or a screen's picture and words; organisation and contact for
 * who needs them. `change` carries `{ change: Partial<Form> }`, `sending` `{ sending }` while a picture is on its way.
 */
Component({
  properties: {
    /** Form */
    form: { type: Object, optionalTypes: [null as never] },
    capacity: { type: Number, value: 1 },
    isScreen: Boolean,
  },
  data: {
    purposes: PURPOSES,
    longest: LONGEST_PURPOSE,
    /** Whether organisation and contact are shown; most people need neither. */
    more: false,
    /** A film in place of a picture, as it lies on the phone; '' where there is none. */
    film: '',
    filmSending: false,
    filmWrong: '',
  },
  methods: {
    onPeople(event: Change<{ value: number }>) {
      this.say({ people: event.detail.value })
    },
    onPurpose(event: WechatMiniprogram.Input) {
      this.say({ purpose: event.detail.value })
    },
    onQuickWord(event: Tap<{ word: string }>) {
      const { word } = event.currentTarget.dataset
      this.say({ purpose: word === this.form().purpose ? '' : word })
    },
    onOrganization(event: Change<{ value: string }>) {
      this.say({ organization: event.detail.value })
    },
    onContact(event: Change<{ value: string }>) {
      this.say({ contact: event.detail.value })
    },
    onMore() {
      this.setData({ more: true })
    },
    onPicture(event: Change<{ fileIds: string[]; sending: boolean }>) {
      const { fileIds, sending } = event.detail
      this.triggerEvent('sending', { sending })
      this.sayContent({ kind: 'picture', fileId: fileIds[0] ?? '' })
    },
    async onFilm() {
      if (this.data.filmSending) return
      this.setData({ filmWrong: '' })
      try {
        const film = await chooseScreenFilm()
        if (film) await this.sendFilm(film)
      } catch (error) {
        const tooLarge = error instanceof FilmTooLarge
        this.setData({ film: '', filmWrong: tooLarge ? FILM_TOO_LARGE : refusalOf(error).message })
        this.sayContent({ kind: 'picture', fileId: '' })
      }
      this.setSending(false)
    },
    async sendFilm(film: string) {
      this.setData({ film })
      this.setSending(true)
      this.sayContent({ kind: 'video', fileId: await uploadFilm(film) })
    },
    setSending(sending: boolean) {
      this.setData({ filmSending: sending })
      this.triggerEvent('sending', { sending })
    },
    onNoFilm() {
      this.setData({ film: '' })
      this.sayContent({ kind: 'picture', fileId: '' })
    },
    onText(event: WechatMiniprogram.Input) {
      this.sayContent({ text: event.detail.value })
    },
    sayContent(change: Partial<ScreenContent>) {
      this.say({ content: { ...this.form().content, ...change } })
    },
    say(change: Partial<Form>) {
      this.triggerEvent('change', { change })
    },
    form(): Form {
      return this.data.form as unknown as Form
    },
  },
})
