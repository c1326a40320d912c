package wildrydes.cloud.athena;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.athena.ddl.DdlResult;
import wildrydes.cloud.athena.ddl.QueryStatement;
import wildrydes.cloud.athena.ddl.TableName;
import wildrydes.cloud.athena.result.ResultStore;
import wildrydes.cloud.athena.result.RowFormat;
import wildrydes.cloud.athena.result.TableFiles;
import wildrydes.cloud.athena.result.TableFormats;
import wildrydes.cloud.athena.result.TableUpload;
import wildrydes.cloud.athena.run.Catalog;
import wildrydes.cloud.athena.run.Outcome;
import wildrydes.cloud.athena.run.ResultColumn;
import wildrydes.cloud.athena.run.RowSink;
import wildrydes.cloud.athena.table.S3Location;

/** Carries out statements around a query: the engine runs that, and its rows go into files of tables. */
final class Writer {

    private final Surroundings around;
    private final ResultStore results;
    private final Path folder;
    private final Queries queries;

    /** Lets the engine run a query of a job. */
    interface Queries {

        /**
         * Runs it to its end.
         *
         * @param describes whether its columns are wanted, and it is not to be run
         * @param statement of which it is a part, where the engine is to look at that, too
         */
        Outcome run(Job job, String sql, boolean describes, @Nullable String statement, RowSink rows)
                throws InterruptedException;
    }

    /**
     * What has been done.
     *
     * @param updateType null where there were no rows to be written
     */
    record Written(@Nullable String updateType, long rows) {}

    /** Ends a query that did not run to its end. */
    static final class Unfinished extends RuntimeException {

        private final transient Outcome.Failed outcome;

        Unfinished(Outcome.Failed outcome) {
            super(outcome.message());
            this.outcome = outcome;
        }

        Outcome.Failed outcome() {
            return outcome;
        }
    }

    /** Takes the rows by which the engine describes a query. */
    private static final class Description implements RowSink {

        private static final int NAME = 0;
        private static final int TYPE = 1;

        private final List<DdlResult.Column> columns = new ArrayList<>();

        @Override
        public void columns(List<ResultColumn> all) {
            // Those of a description are always the same.
        }

        @Override
        public void rows(List<List<@Nullable String>> rows) {
            for (List<@Nullable String> row : rows) {
                columns.add(new DdlResult.Column(String.valueOf(row.get(NAME)), String.valueOf(row.get(TYPE))));
            }
        }

        List<DdlResult.Column> columns() {
            return columns;
        }
    }

    Writer(Surroundings around, ResultStore results, Path folder, Queries queries) {
        this.around = around;
        this.results = results;
        this.folder = folder;
        this.queries = queries;
    }

    /**
     * Does all that a statement says.
     *
     * @throws Catalog.Refusal where that cannot be
     * @throws Unfinished where the query within did not run to its end
     */
    Written write(Job job, Plan.Write plan) throws IOException, InterruptedException {
        QueryStatement statement = plan.statement();
        if (statement instanceof QueryStatement.CreateView view) {
            return view(job, view);
        }
        if (statement instanceof QueryStatement.CreateTableAs create) {
            return create(job, create);
        }
        if (statement instanceof QueryStatement.InsertInto insert) {
            return insert(job, insert, plan.sql());
        }
        return unload(job, (QueryStatement.Unload) statement);
    }

    private Written view(Job job, QueryStatement.CreateView create) throws InterruptedException {
        String context = job.asked().databaseOrDefault();
        around.ddl().checkView(create, context, job.caller());
        around.ddl().createView(create, described(job, create.query().inPlace()), context, job.caller());
        return new Written(null, 0);
    }

    /** The columns of a query with their whole types, which only the engine's own description has. */
    private List<DdlResult.Column> described(Job job, String query) throws InterruptedException {
        Description description = new Description();
        finish(queries.run(job, query, true, null, description));
        return description.columns();
    }

    private Written create(Job job, QueryStatement.CreateTableAs create) throws IOException, InterruptedException {
        String database = database(job, create.table());
        String name = database + "." + create.table().table();
        if (around.catalog(job).table(database, create.table().table()) != null) {
            if (create.ifNotExists()) {
                return new Written(null, 0);
            }
            throw new Catalog.Refusal(
                    "TABLE_ALREADY_EXISTS",
                    "line 1:1: Destination table 'awsdatacatalog." + name + "' already exists",
                    null);
        }
        RowFormat format = TableFormats.of(create.properties(), "PARQUET");
        TableFormats.refuseOthers(create.properties());
        S3Location location = location(ownLocation(job, create));
        new TableUpload(around.door(), job.caller()).requireEmpty(location, "table '" + name + "'");
        List<DdlResult.Column> columns = described(job, create.query().inPlace());
        List<String> keys = create.properties().getOrDefault("partitioned_by", List.of());
        try (TableFiles files = new TableFiles(folder, job.id(), format, keys)) {
            TableUpload.Put put = new TableUpload.Put(List.of(), Map.of());
            if (create.withData()) {
                finish(queries.run(job, create.query().inPlace(), false, null, files));
                put = upload(job, files, location, keys);
            }
            around.ddl()
                    .createTable(
                            create, columns, location.toString(), job.asked().databaseOrDefault(), job.caller());
            if (!keys.isEmpty()) {
                new NewPartitions(around.door(), job.caller())
                        .add(database, create.table().table(), put.partitions());
            }
            return new Written("CREATE TABLE", files.rows());
        }
    }

    /** Where the files go: where the statement says, else beside the results. */
    private static String ownLocation(Job job, QueryStatement.CreateTableAs create) {
        List<String> external = create.properties().getOrDefault("external_location", List.of());
        if (external.isEmpty()) {
            return job.asked().output() + "/";
        }
        if (job.settings().enforced() && job.settings().location() != null) {
            throw new Catalog.Refusal(
                    "",
                    "The Create Table As Select query failed because it was submitted with an 'external_location' property"
                            + " to an Athena Workgroup that enforces a centralized output location for all queries. Please"
                            + " remove the 'external_location' property and resubmit the query.",
                    null);
        }
        return external.get(0);
    }

    private Written insert(Job job, QueryStatement.InsertInto insert, String text)
            throws IOException, InterruptedException {
        String database = database(job, insert.table());
        String table = insert.table().table();
        Catalog.Table into = around.catalog(job).table(database, table);
        if (into == null) {
            throw new Catalog.Refusal(
                    "TABLE_NOT_FOUND",
                    "line 1:1: Table 'awsdatacatalog." + database + "." + table + "' does not exist",
                    null);
        }
        if (into.view() != null) {
            throw new Catalog.Refusal("NOT_SUPPORTED", "line 1:1: Inserting into views is not supported", null);
        }
        List<String> keys =
                into.partitionKeys().stream().map(Catalog.Field::name).toList();
        String sql = Casts.into(into, insert.columns(), insert.query().text());
        try (TableFiles files = new TableFiles(folder, job.id(), TableFormats.of(into), keys)) {
            finish(queries.run(job, sql, false, text, files));
            S3Location location = location(into.location());
            TableUpload.Put put = upload(job, files, location, keys);
            if (!keys.isEmpty()) {
                new NewPartitions(around.door(), job.caller()).add(database, table, put.partitions());
            }
            return new Written("INSERT", files.rows());
        }
    }

    private Written unload(Job job, QueryStatement.Unload unload) throws IOException, InterruptedException {
        S3Location location = location(unload.location());
        TableUpload upload = new TableUpload(around.door(), job.caller());
        if (!unload.properties().containsKey("format")) {
            throw new Catalog.Refusal("INVALID_FUNCTION_ARGUMENT", "Property 'format' of UNLOAD is missing.", null);
        }
        RowFormat format = TableFormats.of(unload.properties(), "");
        List<String> keys = unload.properties().getOrDefault("partitioned_by", List.of());
        upload.requireEmpty(location, "UNLOAD");
        try (TableFiles files = new TableFiles(folder, job.id(), format, keys)) {
            finish(queries.run(job, unload.query().inPlace(), false, null, files));
            upload(job, files, location, keys);
            return new Written("UNLOAD", files.rows());
        }
    }

    private TableUpload.Put upload(Job job, TableFiles files, S3Location location, List<String> keys)
            throws IOException {
        TableUpload.Put put = new TableUpload(around.door(), job.caller())
                .put(files.written(), location, keys, around.time().instant());
        results.put(job.asked().manifest(), put.manifest(), job.caller());
        return put;
    }

    private static void finish(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            throw new Unfinished(failed);
        }
    }

    private static String database(Job job, TableName table) {
        return Objects.requireNonNullElse(table.database(), job.asked().databaseOrDefault());
    }

    private static S3Location location(String text) {
        S3Location location = S3Location.of(text);
        if (location == null) {
            throw new Catalog.Refusal(
                    "INVALID_TABLE_PROPERTY", "'" + text + "' is no folder in S3; write s3://bucket/folder/.", null);
        }
        return location;
    }
}
