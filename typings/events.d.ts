/** A tap on something that carries `data-…` attributes; D is what they hold. */
type Tap<D extends WechatMiniprogram.IAnyObject> = WechatMiniprogram.TouchEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  D
>

/** The `change` of one of our own components; D is its detail. */
type Change<D extends WechatMiniprogram.IAnyObject> = WechatMiniprogram.CustomEvent<D>
