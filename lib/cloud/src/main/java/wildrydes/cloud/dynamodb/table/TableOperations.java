package wildrydes.cloud.dynamodb.table;

import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteResourcePolicyRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteResourcePolicyResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.GetResourcePolicyRequest;
import software.amazon.awssdk.services.dynamodb.model.GetResourcePolicyResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.PutResourcePolicyRequest;
import software.amazon.awssdk.services.dynamodb.model.PutResourcePolicyResponse;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.dynamodb.item.ItemTables;

/** The operations over tables. Safe for concurrent use. */
public final class TableOperations {

    private final Administration administration;
    private final TableUpdates updates;
    private final ExpiryAdministration expiry;
    private final TagAdministration tags;
    private final PolicyAdministration policies;
    private final AccountDescriptions account;

    /**
     * Operations over the tables of a catalog.
     *
     * @param items keeps what is in them
     * @param streams keeps what changed in them
     */
    public TableOperations(Catalog catalog, Names names, ItemTables items, TableStreams streams, CloudTime time) {
        Descriptions descriptions = new Descriptions(items);
        administration = new Administration(catalog, items, streams, new Creation(names), descriptions, time);
        updates = new TableUpdates(catalog, names, streams, descriptions, time);
        expiry = new ExpiryAdministration(catalog, time);
        tags = new TagAdministration(catalog, new TableArns(catalog, names));
        policies = new PolicyAdministration(catalog, time);
        account = new AccountDescriptions(catalog);
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

    public UpdateTableResponse updateTable(UpdateTableRequest request, Caller caller) {
        return updates.update(request);
    }

    public DeleteTableResponse deleteTable(DeleteTableRequest request, Caller caller) {
        return administration.delete(request);
    }

    public UpdateTimeToLiveResponse updateTimeToLive(UpdateTimeToLiveRequest request, Caller caller) {
        return expiry.update(request);
    }

    public DescribeTimeToLiveResponse describeTimeToLive(DescribeTimeToLiveRequest request, Caller caller) {
        return expiry.describe(request);
    }

    public TagResourceResponse tagResource(TagResourceRequest request, Caller caller) {
        return tags.add(request, caller);
    }

    public UntagResourceResponse untagResource(UntagResourceRequest request, Caller caller) {
        return tags.remove(request, caller);
    }

    public ListTagsOfResourceResponse listTagsOfResource(ListTagsOfResourceRequest request, Caller caller) {
        return tags.list(request, caller);
    }

    public PutResourcePolicyResponse putResourcePolicy(PutResourcePolicyRequest request, Caller caller) {
        return policies.put(request);
    }

    public GetResourcePolicyResponse getResourcePolicy(GetResourcePolicyRequest request, Caller caller) {
        return policies.get(request);
    }

    public DeleteResourcePolicyResponse deleteResourcePolicy(DeleteResourcePolicyRequest request, Caller caller) {
        return policies.delete(request);
    }

    public DescribeLimitsResponse describeLimits(DescribeLimitsRequest request, Caller caller) {
        return account.limits();
    }

    public DescribeContinuousBackupsResponse describeContinuousBackups(
            DescribeContinuousBackupsRequest request, Caller caller) {
        return account.backups(request);
    }

    public UpdateContinuousBackupsResponse updateContinuousBackups(
            UpdateContinuousBackupsRequest request, Caller caller) {
        return account.update(request);
    }
}
