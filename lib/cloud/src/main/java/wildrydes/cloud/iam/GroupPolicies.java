package wildrydes.cloud.iam;

import software.amazon.awssdk.services.iam.model.AttachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedGroupPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedGroupPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListGroupPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListGroupPoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutGroupPolicyResponse;
import wildrydes.cloud.auth.Caller;

/** The operations on groups' policies, inline and attached. */
public final class GroupPolicies {

    private final Existing existing;
    private final Holders holders;

    GroupPolicies(Existing existing, Holders holders) {
        this.existing = existing;
        this.holders = holders;
    }

    public AttachGroupPolicyResponse attachGroupPolicy(AttachGroupPolicyRequest request, Caller caller) {
        holders.attach(() -> existing.group(request.groupName()), request.policyArn());
        return AttachGroupPolicyResponse.builder().build();
    }

    public DetachGroupPolicyResponse detachGroupPolicy(DetachGroupPolicyRequest request, Caller caller) {
        holders.detach(() -> existing.group(request.groupName()), request.policyArn());
        return DetachGroupPolicyResponse.builder().build();
    }

    public ListAttachedGroupPoliciesResponse listAttachedGroupPolicies(
            ListAttachedGroupPoliciesRequest request, Caller caller) {
        Listing<AttachedPolicy> page = Listing.ofAttached(
                existing.group(request.groupName()), request.pathPrefix(), request.marker(), request.maxItems());
        return ListAttachedGroupPoliciesResponse.builder()
                .attachedPolicies(page.items())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    public PutGroupPolicyResponse putGroupPolicy(PutGroupPolicyRequest request, Caller caller) {
        holders.putInline(() -> existing.group(request.groupName()), request.policyName(), request.policyDocument());
        return PutGroupPolicyResponse.builder().build();
    }

    public GetGroupPolicyResponse getGroupPolicy(GetGroupPolicyRequest request, Caller caller) {
        Group group = existing.group(request.groupName());
        return GetGroupPolicyResponse.builder()
                .groupName(group.name())
                .policyName(request.policyName())
                .policyDocument(Descriptions.encoded(
                        Holders.inline(group, request.policyName()).text()))
                .build();
    }

    public ListGroupPoliciesResponse listGroupPolicies(ListGroupPoliciesRequest request, Caller caller) {
        Listing<String> page =
                Listing.ofInline(existing.group(request.groupName()), request.marker(), request.maxItems());
        return ListGroupPoliciesResponse.builder()
                .policyNames(page.items())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    public DeleteGroupPolicyResponse deleteGroupPolicy(DeleteGroupPolicyRequest request, Caller caller) {
        holders.deleteInline(() -> existing.group(request.groupName()), request.policyName());
        return DeleteGroupPolicyResponse.builder().build();
    }
}
