package wildrydes.cloud.iam;

import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import wildrydes.cloud.policy.MalformedPolicyException;
import wildrydes.cloud.policy.PolicyDocument;
import wildrydes.cloud.policy.PolicyReader;
import wildrydes.cloud.policy.PolicyType;
import wildrydes.cloud.wire.ServiceError;

/**
 * What IAM says when it refuses, word for word as getmoto/moto ({@code iam/models.py}) and users' issues record it, but for
 * those marked as ours.
 */
final class IamErrors {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private IamErrors() {}

    private static NoSuchEntityException noEntity(String sentence) {
        return NoSuchEntityException.builder()
                .message(sentence)
                .statusCode(NOT_FOUND)
                .build();
    }

    static NoSuchEntityException noUser(String name) {
        return noEntity("The user with name " + name + " cannot be found.");
    }

    static NoSuchEntityException noGroup(String name) {
        return noEntity("The group with name " + name + " cannot be found.");
    }

    static NoSuchEntityException noInstanceProfile(String name) {
        return noEntity("Instance Profile " + name + " cannot be found.");
    }

    static NoSuchEntityException noRoleInProfile(String role, String profile) {
        return noEntity("Role " + role + " is not in instance profile " + profile + ".");
    }

    static NoSuchEntityException noRole(String name) {
        return noEntity("The role with name " + name + " cannot be found.");
    }

    static NoSuchEntityException noKey(String id) {
        return noEntity("The Access Key with id " + id + " cannot be found.");
    }

    static NoSuchEntityException noPolicy(String arn) {
        return noEntity("Policy " + arn + " was not found.");
    }

    static NoSuchEntityException notAttachable(String arn) {
        return noEntity("Policy " + arn + " does not exist or is not attachable.");
    }

    static NoSuchEntityException notAttached(String arn) {
        return noEntity("Policy " + arn + " was not found.");
    }

    static NoSuchEntityException noVersion(String arn, String version) {
        return noEntity("Policy " + arn + " version " + version + " does not exist or is not attachable.");
    }

    /** @param kind user, group or role */
    static NoSuchEntityException noInline(String kind, String policy) {
        return noEntity("The " + kind + " policy with name " + policy + " cannot be found.");
    }

    static EntityAlreadyExistsException userExists(String name) {
        return exists("User with name " + name + " already exists.");
    }

    static EntityAlreadyExistsException groupExists(String name) {
        return exists("Group with name " + name + " already exists.");
    }

    static EntityAlreadyExistsException instanceProfileExists(String name) {
        return exists("Instance Profile " + name + " already exists.");
    }

    static EntityAlreadyExistsException roleExists(String name) {
        return exists("Role with name " + name + " already exists.");
    }

    static EntityAlreadyExistsException policyExists(String name) {
        return exists("A policy called " + name + " already exists. Duplicate names are not allowed.");
    }

    private static EntityAlreadyExistsException exists(String sentence) {
        return EntityAlreadyExistsException.builder()
                .message(sentence)
                .statusCode(CONFLICT)
                .build();
    }

    static DeleteConflictException policiesAttached() {
        return conflict("Cannot delete entity, must detach all policies first.");
    }

    static DeleteConflictException policiesInline() {
        return conflict("Cannot delete entity, must delete policies first.");
    }

    /** Said of a group that has users, and of a user who is in a group. */
    static DeleteConflictException usersInGroup() {
        return conflict("Cannot delete entity, must remove users from group first.");
    }

    /** Said of an instance profile that has a role, and of a role that is in one. */
    static DeleteConflictException rolesInProfile() {
        return conflict("Cannot delete entity, must remove roles from instance profile first.");
    }

    static DeleteConflictException keysLeft() {
        return conflict("Cannot delete entity, must delete access keys first.");
    }

    static DeleteConflictException policyInUse() {
        return conflict("Cannot delete a policy attached to entities.");
    }

    static DeleteConflictException versionsLeft() {
        return conflict(
                "This policy has more than one version. Before you delete a policy, you must delete the policy's"
                        + " versions. The default version is deleted with the policy.");
    }

    static DeleteConflictException defaultVersion() {
        return conflict("Cannot delete the default version of a policy.");
    }

    private static DeleteConflictException conflict(String sentence) {
        return DeleteConflictException.builder()
                .message(sentence)
                .statusCode(CONFLICT)
                .build();
    }

    /** For example {@code Cannot exceed quota for AccessKeysPerUser: 2}. */
    static LimitExceededException quota(String quota, int most) {
        return LimitExceededException.builder()
                .message("Cannot exceed quota for " + quota + ": " + most)
                .statusCode(CONFLICT)
                .build();
    }

    static LimitExceededException inlineTooLarge(String kind, String name, int most) {
        return LimitExceededException.builder()
                .message("Maximum policy size of " + most + " bytes exceeded for " + kind + " " + name)
                .statusCode(CONFLICT)
                .build();
    }

    static LimitExceededException tooManyVersions() {
        return LimitExceededException.builder()
                .message(
                        "A managed policy can have up to 5 versions. Before you create a new version, you must delete an"
                                + " existing version.")
                .statusCode(CONFLICT)
                .build();
    }

    static InvalidInputException invalid(String sentence) {
        return InvalidInputException.builder().message(sentence).build();
    }

    /** Said to those who work in a role. */
    static ServiceError mustName() {
        return new ServiceError("ValidationError", 400, "Must specify userName when calling with non-User credentials");
    }

    /** AWS's own policies cannot be changed. Our words; AWS refuses it as a missing permission. */
    static InvalidInputException managedByAws(String arn) {
        return invalid("Policy " + arn + " is managed by AWS and cannot be changed; create a policy of your own.");
    }

    /** Reads a document, refusing it as IAM does. */
    static PolicyDocument document(String text, PolicyType type) {
        try {
            return PolicyReader.read(text, type);
        } catch (MalformedPolicyException e) {
            throw malformed(e.sentence());
        }
    }

    static MalformedPolicyDocumentException malformed(String sentence) {
        return MalformedPolicyDocumentException.builder().message(sentence).build();
    }
}
