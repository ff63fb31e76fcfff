import { ATTRIBUTE_HANDLERS } from './attributeHandlers';
import { BUILD_HANDLERS } from './buildHandlers';
import { CALL_HANDLERS } from './callHandlers';
import { EXCEPTION_HANDLERS } from './exceptionHandlers';
import { FLOW_HANDLERS } from './flowHandlers';
import { assemble } from './handler';
import { ITEM_HANDLERS } from './itemHandlers';
import { NAME_HANDLERS } from './nameHandlers';
import { PRINT_HANDLERS } from './printHandlers';
import { STACK_HANDLERS } from './stackHandlers';

/** What each instruction does, by its number. */
export const HANDLERS = assemble(
  STACK_HANDLERS,
  NAME_HANDLERS,
  ATTRIBUTE_HANDLERS,
  ITEM_HANDLERS,
  BUILD_HANDLERS,
  FLOW_HANDLERS,
  CALL_HANDLERS,
  EXCEPTION_HANDLERS,
  PRINT_HANDLERS,
);
