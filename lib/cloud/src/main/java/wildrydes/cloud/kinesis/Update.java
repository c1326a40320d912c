package wildrydes.cloud.kinesis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;

/** What a stream is UPDATING to. */
sealed interface Update {

    /** One shard or two become others. */
    sealed interface Reshape extends Update {}

    /**
     * A shard becomes two.
     *
     * @param shard its index
     * @param at first hash key of the second of them
     */
    record Split(int shard, BigInteger at) implements Reshape {}

    /** Two shards, by index, become one; the hash keys of the second follow those of the first. */
    record Merge(int shard, int adjacent) implements Reshape {}

    /** The stream gets so many shards of equal size, by splits and merges. */
    record Scale(int shards) implements Update {}

    /** The stream becomes like this. */
    record Become(Traits traits) implements Update {}

    default void write(DataOutput to) throws IOException {
        if (this instanceof Split split) {
            to.writeByte('S');
            to.writeInt(split.shard());
            to.writeUTF(split.at().toString());
        } else if (this instanceof Merge merge) {
            to.writeByte('M');
            to.writeInt(merge.shard());
            to.writeInt(merge.adjacent());
        } else if (this instanceof Scale scale) {
            to.writeByte('C');
            to.writeInt(scale.shards());
        } else if (this instanceof Become become) {
            to.writeByte('B');
            become.traits().write(to);
        }
    }

    static Update read(DataInput from) throws IOException {
        byte kind = from.readByte();
        return switch (kind) {
            case 'S' -> new Split(from.readInt(), new BigInteger(from.readUTF()));
            case 'M' -> new Merge(from.readInt(), from.readInt());
            case 'C' -> new Scale(from.readInt());
            case 'B' -> new Become(Traits.read(from));
            default ->
                throw new IOException("A stream is said to be in an update of kind " + kind
                        + ", which this version does not know; start the version that wrote it.");
        };
    }
}
