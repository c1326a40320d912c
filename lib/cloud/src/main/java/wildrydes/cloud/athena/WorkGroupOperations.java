package wildrydes.cloud.athena;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.services.athena.model.CreateWorkGroupRequest;
import software.amazon.awssdk.services.athena.model.CreateWorkGroupResponse;
import software.amazon.awssdk.services.athena.model.DeleteWorkGroupRequest;
import software.amazon.awssdk.services.athena.model.DeleteWorkGroupResponse;
import software.amazon.awssdk.services.athena.model.GetWorkGroupRequest;
import software.amazon.awssdk.services.athena.model.GetWorkGroupResponse;
import software.amazon.awssdk.services.athena.model.ListWorkGroupsRequest;
import software.amazon.awssdk.services.athena.model.ListWorkGroupsResponse;
import software.amazon.awssdk.services.athena.model.UpdateWorkGroupRequest;
import software.amazon.awssdk.services.athena.model.UpdateWorkGroupResponse;
import software.amazon.awssdk.services.athena.model.WorkGroupState;
import software.amazon.awssdk.services.athena.model.WorkGroupSummary;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;

/** Workgroups. */
public final class WorkGroupOperations {

    /** docs.aws.amazon.com/athena/latest/ug/service-limits.html. */
    private static final int MOST = 1_000;

    private final AthenaState state;
    private final CloudTime time;

    WorkGroupOperations(AthenaState state, CloudTime time) {
        this.state = state;
        this.time = time;
    }

    public CreateWorkGroupResponse createWorkGroup(CreateWorkGroupRequest request, Caller caller) {
        GroupSettings settings = GroupConfigurations.of(request.configuration());
        Map<String, String> tags = new TreeMap<>();
        request.tags().forEach(tag -> tags.put(tag.key(), Objects.requireNonNullElse(tag.value(), "")));
        return state.changing(() -> {
            if (state.group(request.name()) != null) {
                throw AthenaErrors.groupExists(request.name());
            }
            if (state.groups().size() >= MOST) {
                throw AthenaErrors.tooManyGroups(MOST);
            }
            state.put(new WorkGroup(request.name(), request.description(), true, time.instant(), settings, tags));
            return CreateWorkGroupResponse.builder().build();
        });
    }

    public GetWorkGroupResponse getWorkGroup(GetWorkGroupRequest request, Caller caller) {
        WorkGroup group = existing(request.workGroup());
        return GetWorkGroupResponse.builder()
                .workGroup(described -> described
                        .name(group.name())
                        .state(state(group))
                        .description(group.description())
                        .creationTime(created(group))
                        .configuration(GroupConfigurations.described(group.settings())))
                .build();
    }

    /** The primary workgroup is as old as the account, of which nobody knows. */
    private static Instant created(WorkGroup group) {
        return group.created();
    }

    private static WorkGroupState state(WorkGroup group) {
        return group.enabled() ? WorkGroupState.ENABLED : WorkGroupState.DISABLED;
    }

    public ListWorkGroupsResponse listWorkGroups(ListWorkGroupsRequest request, Caller caller) {
        Pages.Page<WorkGroup> page = Pages.of(state.groups(), request.nextToken(), request.maxResults());
        return ListWorkGroupsResponse.builder()
                .workGroups(page.items().stream()
                        .map(group -> WorkGroupSummary.builder()
                                .name(group.name())
                                .state(state(group))
                                .description(Objects.requireNonNullElse(group.description(), ""))
                                .creationTime(created(group))
                                .engineVersion(
                                        Descriptions.engine(group.settings().engine()))
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    public UpdateWorkGroupResponse updateWorkGroup(UpdateWorkGroupRequest request, Caller caller) {
        return state.changing(() -> {
            WorkGroup group = existing(request.workGroup());
            state.put(new WorkGroup(
                    group.name(),
                    request.description() == null ? group.description() : request.description(),
                    request.state() == null ? group.enabled() : request.state() == WorkGroupState.ENABLED,
                    group.created(),
                    GroupConfigurations.updated(group.settings(), request.configurationUpdates()),
                    group.tags()));
            return UpdateWorkGroupResponse.builder().build();
        });
    }

    public DeleteWorkGroupResponse deleteWorkGroup(DeleteWorkGroupRequest request, Caller caller) {
        return state.changing(() -> {
            if (request.workGroup().equals(WorkGroup.PRIMARY)) {
                throw AthenaErrors.primaryStays();
            }
            WorkGroup group = existing(request.workGroup());
            if (!state.empty(group) && !Boolean.TRUE.equals(request.recursiveDeleteOption())) {
                throw AthenaErrors.groupNotEmpty(group.name());
            }
            state.remove(group);
            return DeleteWorkGroupResponse.builder().build();
        });
    }

    private WorkGroup existing(String name) {
        WorkGroup found = state.group(name);
        if (found == null) {
            throw AthenaErrors.noGroup();
        }
        return found;
    }
}
