import { call } from '../../ui/go'
import { secretaryPhoneOf, whoAmI } from '../../ui/session'

/**
 * 打电话问书记, at the foot of a task's page in the elder layout. Shows nothing where there is nobody to call, and nothing in the
 * standard layout. `phone` calls somebody else instead, such as the station; `label` says whom.
 */
Component({
  properties: {
    elder: Boolean,
    phone: String,
    label: { type: String, value: '打电话问书记' },
  },
  data: { secretary: '' },
  observers: {
    elder(elder: boolean) {
      if (elder && this.data.secretary === '') void this.look()
    },
  },
  methods: {
    /** Whoever cannot be told who this is gets no button; the page does what it does. */
    async look() {
      try {
        this.setData({ secretary: secretaryPhoneOf(await whoAmI()) })
      } catch {
        this.setData({ secretary: '' })
      }
    },
    onCall() {
      return call(this.data.phone || this.data.secretary)
    },
  },
})
