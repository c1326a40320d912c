package wildrydes.cloud.dynamodb.table;

/** Where item operations find tables. Safe for concurrent use. */
public interface TableCatalog {

    /**
     * The table of a name or ARN that can be read and written now: ACTIVE or UPDATING.
     *
     * @throws software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException in AWS's words
     */
    TableDefinition usable(String nameOrArn);
}
