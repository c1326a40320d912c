package wildrydes.cloud.dynamodb.table;

import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.dynamodb.item.ItemTables;

/** The operations over tables. Safe for concurrent use. */
public final class TableOperations {

    private final Administration administration;

    /**
     * Operations over the tables of a catalog.
     *
     * @param items keeps what is in them
     * @param streams keeps what changed in them
     */
    public TableOperations(Catalog catalog, Names names, ItemTables items, TableStreams streams, CloudTime time) {
        Descriptions descriptions = new Descriptions(items);
        administration = new Administration(catalog, items, streams, new Creation(names), descriptions, time);
    }

    public CreateTableResponse createTable(CreateTableRequest request, Caller caller) {
        return administration.create(request);
    }

    public DescribeTableResponse describeTable(DescribeTableRequest request, Caller caller) {
        return administration.describe(request);
    }

    public ListTablesResponse listTables(ListTablesRequest request, Caller caller) {
        return administration.list(request);
    }

    public DeleteTableResponse deleteTable(DeleteTableRequest request, Caller caller) {
        return administration.delete(request);
    }
}
