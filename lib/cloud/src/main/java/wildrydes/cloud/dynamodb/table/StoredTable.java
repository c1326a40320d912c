package wildrydes.cloud.dynamodb.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Table;

/**
 * A table as it is kept, at one moment.
 *
 * @param until when the state passes
 * @param attributes those that were defined, in the order in which they came
 * @param indexes the local ones, then the global ones, each in the order in which they came
 * @param stream the latest; null where there never was one
 */
record StoredTable(
        Birth birth,
        TableState state,
        Instant until,
        List<KeyAttribute> attributes,
        KeySchema keys,
        List<StoredIndex> indexes,
        Provision provision,
        @Nullable TableStream stream,
        Expiry expiry,
        Settings settings)
        implements Table.Row {

    StoredTable {
        attributes = List.copyOf(attributes);
        indexes = List.copyOf(indexes);
    }

    @Override
    public String key() {
        return birth.name();
    }

    String name() {
        return birth.name();
    }

    String arn() {
        return birth.arn();
    }

    String indexArn(String index) {
        return birth.arn() + "/index/" + index;
    }

    @Nullable
    StoredIndex index(String wanted) {
        return indexes.stream()
                .filter(index -> index.name().equals(wanted))
                .findFirst()
                .orElse(null);
    }

    List<StoredIndex> global() {
        return indexes.stream().filter(StoredIndex::global).toList();
    }

    /** Whether the table or one of its indexes will be something else without anybody asking. */
    boolean passing() {
        return state.passing() || indexes.stream().anyMatch(StoredIndex::passing);
    }

    /** As item operations see it. */
    TableDefinition definition() {
        TableStream latest = stream;
        return new TableDefinition(
                birth.number(),
                birth.name(),
                birth.arn(),
                keys,
                indexes.stream().map(StoredIndex::definition).toList(),
                provision.now(),
                latest != null && latest.enabled() ? latest.view() : null,
                expiry.working());
    }

    /** The same with the number that it is to have. */
    StoredTable numbered(long number) {
        return new StoredTable(
                new Birth(number, birth.name(), birth.arn(), birth.id(), birth.created()),
                state,
                until,
                attributes,
                keys,
                indexes,
                provision,
                stream,
                expiry,
                settings);
    }

    StoredTable becoming(TableState next, Instant when) {
        return new StoredTable(birth, next, when, attributes, keys, indexes, provision, stream, expiry, settings);
    }

    StoredTable defining(List<KeyAttribute> defined) {
        return new StoredTable(birth, state, until, defined, keys, indexes, provision, stream, expiry, settings);
    }

    StoredTable indexed(List<StoredIndex> changed) {
        return new StoredTable(birth, state, until, attributes, keys, changed, provision, stream, expiry, settings);
    }

    /** With one of its indexes changed. */
    StoredTable indexed(String name, UnaryOperator<StoredIndex> change) {
        List<StoredIndex> changed = new ArrayList<>(indexes);
        changed.replaceAll(index -> index.name().equals(name) ? change.apply(index) : index);
        return indexed(changed);
    }

    StoredTable with(Provision changed) {
        return new StoredTable(birth, state, until, attributes, keys, indexes, changed, stream, expiry, settings);
    }

    StoredTable with(@Nullable TableStream changed) {
        return new StoredTable(birth, state, until, attributes, keys, indexes, provision, changed, expiry, settings);
    }

    StoredTable with(Expiry changed) {
        return new StoredTable(birth, state, until, attributes, keys, indexes, provision, stream, changed, settings);
    }

    StoredTable with(Settings changed) {
        return new StoredTable(birth, state, until, attributes, keys, indexes, provision, stream, expiry, changed);
    }

    @Override
    public void write(DataOutput to) throws IOException {
        birth.write(to);
        Fields.text(to, state.name());
        Fields.instant(to, until);
        to.writeInt(attributes.size());
        for (KeyAttribute attribute : attributes) {
            attribute.write(to);
        }
        keys.write(to);
        to.writeInt(indexes.size());
        for (StoredIndex index : indexes) {
            index.write(to);
        }
        provision.write(to);
        to.writeBoolean(stream != null);
        if (stream != null) {
            Fields.text(to, stream.label());
            Fields.text(to, stream.view());
            to.writeBoolean(stream.enabled());
        }
        expiry.write(to);
        settings.write(to);
    }

    static StoredTable read(DataInput from) throws IOException {
        Birth birth = Birth.read(from);
        TableState state = TableState.valueOf(Fields.text(from));
        Instant until = Fields.instant(from);
        List<KeyAttribute> attributes = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            attributes.add(KeyAttribute.read(from));
        }
        KeySchema keys = KeySchema.read(from);
        List<StoredIndex> indexes = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            indexes.add(StoredIndex.read(from));
        }
        return new StoredTable(
                birth,
                state,
                until,
                attributes,
                keys,
                indexes,
                Provision.read(from),
                from.readBoolean() ? new TableStream(Fields.text(from), Fields.text(from), from.readBoolean()) : null,
                Expiry.read(from),
                Settings.read(from));
    }
}
