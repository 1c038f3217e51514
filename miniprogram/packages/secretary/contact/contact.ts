import * as organization from '../../../services/organization'
import { newRequestId } from '../../../shared/kit/ids'
import { done } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { wrongPhone } from './contact.view'

/** Whom the members of a branch call: the secretary puts it right herself. */
Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    branch: '',
    name: '',
    phone: '',
    wrong: '',
  },

  branchId: '',

  onLoad({ branchId = '' }: { branchId?: string }) {
    this.branchId = branchId
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      const { value } = await organization.get(this.branchId)
      const { name: branch, secretaryName: name, secretaryPhone: phone } = value
      this.setData({ face: 'full', branch, name, phone })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onName(event: Change<{ value: string }>) {
    this.setData({ name: event.detail.value })
  },

  onPhone(event: Change<{ value: string }>) {
    this.setData({ phone: event.detail.value, wrong: '' })
  },

  async onSave() {
    const [name, phone] = [this.data.name.trim(), this.data.phone.trim()]
    const wrong = wrongPhone(phone)
    if (wrong) return this.setData({ wrong })
    const input = { organizationId: this.branchId, requestId: newRequestId(), name, phone }
    if (!(await busy(this, () => organization.setSecretary(input)))) return
    done('已改好')
    await wx.navigateBack()
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
