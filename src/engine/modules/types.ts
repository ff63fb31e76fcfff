import type { PyModule } from '../objects/callables';
import type { Runtime } from '../runtime';
import { ModuleBuilder } from './module';
import { makeSimpleNamespace } from './simpleNamespace';

/** The types module: names of built-in types. */
export function makeTypesModule(rt: Runtime): PyModule {
  const builder = new ModuleBuilder(rt, 'types');
  const t = rt.types;
  builder.set('FunctionType', t.function).set('LambdaType', t.function).set('MethodType', t.method);
  builder
    .set('GeneratorType', t.generator)
    .set('ModuleType', t.module)
    .set('BuiltinFunctionType', t.builtin);
  builder
    .set('BuiltinMethodType', t.builtin)
    .set('CodeType', t.code)
    .set('FrameType', t.frame)
    .set('TracebackType', t.traceback);
  if (rt.v < 300) {
    builder
      .set('ClassType', t.classobj)
      .set('InstanceType', t.instance)
      .set('TypeType', t.type)
      .set('NoneType', t.NoneType);
    builder
      .set('DictType', t.dict)
      .set('ListType', t.list)
      .set('TupleType', t.tuple)
      .set('StringType', t.str);
    builder
      .set('UnicodeType', t.unicode)
      .set('IntType', t.int)
      .set('LongType', t.long)
      .set('FloatType', t.float);
    builder
      .set('BooleanType', t.bool)
      .set('UnboundMethodType', t.method)
      .set('ObjectType', t.object);
  } else {
    builder.set('MappingProxyType', t.mappingproxy).set('SimpleNamespace', makeSimpleNamespace(rt));
    builder.set('GetSetDescriptorType', t.getset).set('MemberDescriptorType', t.member);
    if (rt.v >= 308) builder.set('CellType', t.cell);
    if (rt.v >= 310) builder.set('NoneType', t.NoneType).set('EllipsisType', t.ellipsis);
  }
  return builder.module;
}
