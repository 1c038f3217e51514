/** What the control answers; see `local/cloud/records.ts`. */
export type {
  Consent,
  Fault,
  FaultOrder,
  FunctionLog,
  IndexSchema,
  InvocationRecord,
  OpenApiRecord,
  SentMessage,
  ServedRequest,
  TimerInfo,
  TimerRun,
} from '../../records'
