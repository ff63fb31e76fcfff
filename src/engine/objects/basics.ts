import type { Runtime } from '../runtime';
import { installCallables } from './callableTypes';
import { installDescriptors } from './descriptorTypes';
import { installGenerators } from './generatorType';
import { installObject } from './objectType';
import { installModules } from './moduleType';
import { installOthers } from './otherTypes';
import { installType } from './typeType';

/** `object`, `type`, functions, methods, descriptors, modules, generators and the singletons. */
export function installBasics(rt: Runtime): void {
  installObject(rt);
  installType(rt);
  installCallables(rt);
  installDescriptors(rt);
  installGenerators(rt);
  installOthers(rt);
  installModules(rt);
}
