import { float64Column, int32Column, uint8Column } from '../lib/columns';
import { StringTable } from '../lib/strings';
import type { ObjectRecord, RunRecord } from './events';
import type { EdgeId, ObjectId } from './ids';

export interface WriteRecord {
  stream: 'stdout' | 'stderr';
  text: string;
}

export interface PhaseResultRecord {
  run: number;
  /** Index into the header's phases. */
  phase: number;
  text: string;
}

/**
 * What never changes once known: one row per object that ever lives, per reference that ever exists, per
 * text written, per collector run. Rows are appended as the engine runs; a {@link HeapState} says which
 * of them are there at a step. Row 0 of objects is the interpreter, row 0 of edges is no edge.
 */
export class HeapTables {
  readonly strings = new StringTable();
  readonly objectKind = uint8Column();
  readonly objectOrigin = uint8Column();
  readonly objectType = int32Column();
  readonly objectName = int32Column();
  readonly objectText = int32Column();
  readonly objectSubtitle = int32Column();
  readonly objectAddress = float64Column();
  readonly objectSize = int32Column();
  readonly objectTypeObject = int32Column();

  readonly edgeFrom = int32Column();
  readonly edgeTo = int32Column();
  readonly edgeKind = uint8Column();
  readonly edgeLabel = int32Column();

  readonly writes: WriteRecord[] = [];
  readonly runs: RunRecord[] = [];
  readonly phaseResults: PhaseResultRecord[] = [];

  constructor() {
    this.addObject({
      kind: 0,
      origin: 2,
      typeName: '',
      name: 'interpreter',
      text: '',
      subtitle: 'C statics, C stack',
      address: 0,
      size: 0,
      typeObject: 0,
    });
    this.addEdge(0, 0, 0, '');
  }

  get objectCount(): number {
    return this.objectKind.length;
  }

  get edgeCount(): number {
    return this.edgeFrom.length;
  }

  addObject(record: ObjectRecord): ObjectId {
    this.objectKind.push(record.kind);
    this.objectOrigin.push(record.origin);
    this.objectType.push(this.strings.intern(record.typeName));
    this.objectName.push(this.strings.intern(record.name));
    this.objectText.push(this.strings.intern(record.text));
    this.objectSubtitle.push(this.strings.intern(record.subtitle));
    this.objectAddress.push(record.address);
    this.objectSize.push(record.size);
    return this.objectTypeObject.push(record.typeObject);
  }

  addEdge(from: ObjectId, to: ObjectId, kind: number, label: string): EdgeId {
    this.edgeFrom.push(from);
    this.edgeTo.push(to);
    this.edgeKind.push(kind);
    return this.edgeLabel.push(this.strings.intern(label));
  }

  get byteLength(): number {
    const columns = [
      this.objectKind,
      this.objectOrigin,
      this.objectType,
      this.objectName,
      this.objectText,
      this.objectSubtitle,
      this.objectAddress,
      this.objectSize,
      this.objectTypeObject,
      this.edgeFrom,
      this.edgeTo,
      this.edgeKind,
      this.edgeLabel,
    ];
    return columns.reduce((sum, column) => sum + column.byteLength, 0);
  }
}
