package wildrydes.cloud.athena.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code ALTER TABLE} behind these words; docs.aws.amazon.com/athena/latest/ug/alter-table-add-partition.html and the pages beside it. */
final class AlterParser {

    private final Lexemes lexemes;

    AlterParser(Lexemes lexemes) {
        this.lexemes = lexemes;
    }

    CatalogStatement alter() {
        TableName table = lexemes.table();
        if (lexemes.takeWords("ADD")) {
            return add(table);
        }
        if (lexemes.takeWords("DROP")) {
            return drop(table);
        }
        if (lexemes.takeWords("PARTITION")) {
            return ofPartition(table, PartitionSpecs.values(lexemes));
        }
        if (lexemes.takeWords("REPLACE", "COLUMNS")) {
            return new TableStatement.ReplaceColumns(table, Map.of(), Columns.definitions(lexemes));
        }
        if (lexemes.takeWords("CHANGE")) {
            return change(table);
        }
        if (lexemes.takeWords("SET", "LOCATION")) {
            return new TableStatement.SetLocation(table, Map.of(), lexemes.text());
        }
        if (lexemes.takeWords("SET", "TBLPROPERTIES")) {
            return new TableStatement.SetProperties(table, Properties.read(lexemes));
        }
        if (lexemes.takeWords("RENAME", "TO")) {
            return new TableStatement.Rename(table, lexemes.table());
        }
        throw lexemes.refused();
    }

    private CatalogStatement add(TableName table) {
        if (lexemes.takeWords("COLUMNS")) {
            return new TableStatement.AddColumns(table, Map.of(), Columns.definitions(lexemes));
        }
        if (lexemes.peek().isWord("COLUMN")) {
            throw lexemes.noViable();
        }
        boolean ifNotExists = lexemes.takeIfNotExists();
        List<PartitionStatement.NewPartition> partitions = new ArrayList<>();
        lexemes.expectWords("PARTITION");
        do {
            Map<String, String> values = PartitionSpecs.values(lexemes);
            partitions.add(
                    new PartitionStatement.NewPartition(values, lexemes.takeWords("LOCATION") ? lexemes.text() : null));
            lexemes.take(",");
        } while (lexemes.takeWords("PARTITION"));
        return new PartitionStatement.Add(table, ifNotExists, partitions);
    }

    private CatalogStatement drop(TableName table) {
        Lexeme what = lexemes.peek();
        if (what.isWord("COLUMN")) {
            // The first parser knows this statement of Iceberg's, the one behind it does not.
            throw ParseErrors.hive(
                            what,
                            "mismatched input " + what.shown()
                                    + " expecting PARTITION near 'DROP' in drop partition statement")
                    .of(Statement.Type.DDL, "ALTER_TABLE_DROP_COLUMN");
        }
        boolean ifExists = lexemes.takeIfExists();
        List<List<PartitionStatement.Condition>> partitions = new ArrayList<>();
        do {
            lexemes.expectWords("PARTITION");
            partitions.add(PartitionSpecs.conditions(lexemes));
        } while (lexemes.take(","));
        lexemes.takeWords("PURGE");
        return new PartitionStatement.Drop(table, ifExists, partitions);
    }

    private CatalogStatement ofPartition(TableName table, Map<String, String> values) {
        if (lexemes.takeWords("RENAME", "TO", "PARTITION")) {
            return new PartitionStatement.Rename(table, values, PartitionSpecs.values(lexemes));
        }
        if (lexemes.takeWords("SET", "LOCATION")) {
            return new TableStatement.SetLocation(table, values, lexemes.text());
        }
        if (lexemes.takeWords("ADD", "COLUMNS")) {
            return new TableStatement.AddColumns(table, values, Columns.definitions(lexemes));
        }
        if (lexemes.takeWords("REPLACE", "COLUMNS")) {
            return new TableStatement.ReplaceColumns(table, values, Columns.definitions(lexemes));
        }
        throw lexemes.refused();
    }

    private CatalogStatement change(TableName table) {
        lexemes.takeWords("COLUMN");
        String column = lexemes.name();
        TableStatement.ColumnDefinition definition = Columns.definition(lexemes);
        @Nullable String after = null;
        if (lexemes.takeWords("FIRST")) {
            after = "";
        } else if (lexemes.takeWords("AFTER")) {
            after = lexemes.name();
        }
        if (!lexemes.takeWords("CASCADE")) {
            lexemes.takeWords("RESTRICT");
        }
        return new TableStatement.ChangeColumn(table, column, definition, after);
    }
}
