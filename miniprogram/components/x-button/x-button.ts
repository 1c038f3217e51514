/**
 * The button. Listen with `bindtap` on its tag; while it is `disabled` or `busy` no tap comes out of it.
 * kind: 'primary' is the one thing to do on a screen, 'outline' what else one can do, 'quiet' a word to tap on, 'plain' what
 * one rarely wants,
 * 'pine' the one thing to do where something has been done.
 * With an `openType` WeChat itself answers the tap: its answer comes out as `phone` or `agree`.
 */
Component({
  properties: {
    label: String,
    kind: { type: String, value: 'primary' },
    icon: String,
    disabled: Boolean,
    busy: Boolean,
    /** 'getPhoneNumber' or 'agreePrivacyAuthorization'. */
    openType: String,
    /** Read aloud instead of the label, where the label alone would not say enough. */
    spoken: String,
  },
  methods: {
    /** Takes the tap, so that it does not reach the page. */
    stop() {
      return
    },
    onPhone({ detail }: { detail: object }) {
      this.triggerEvent('phone', detail)
    },
    onAgree() {
      this.triggerEvent('agree')
    },
  },
})
