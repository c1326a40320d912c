package wildrydes.cloud.lambda;

import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import wildrydes.cloud.lambda.code.Packages;
import wildrydes.cloud.lambda.code.RefusedPackageException;
import wildrydes.cloud.wire.ServiceError;

/** What Lambda says when it does not take the code of a function or of a layer, or does not find a layer, from the sources that {@link LambdaErrors} names. */
final class CodeErrors {

    private CodeErrors() {}

    /** Our words. */
    static InvalidParameterValueException noCode() {
        return LambdaErrors.invalid("Please provide a source for function code.");
    }

    /** Our words. */
    static InvalidParameterValueException twoSources() {
        return LambdaErrors.invalid("Please do not provide other FunctionCode parameters when providing a ZipFile.");
    }

    static RuntimeException refused(RefusedPackageException why) {
        return switch (why.rule()) {
            case READABLE ->
                LambdaErrors.invalid(
                        "Could not unzip uploaded file. Please check your file, then try to upload again.", why);
            // Recorded in aws/aws-cdk#12667.
            case NOT_EMPTY -> LambdaErrors.invalid("Uploaded file must be a non-empty zip", why);
            case UNZIPPED_SIZE ->
                LambdaErrors.invalid("Unzipped size must be smaller than " + Packages.MOST_UNZIPPED + " bytes", why);
            case ZIPPED_SIZE ->
                new ServiceError(
                        "RequestEntityTooLargeException",
                        413,
                        "Zipped size must be smaller than " + Packages.MOST_ZIPPED + " bytes");
        };
    }

    static InvalidParameterValueException notInS3(String code, String sentence, Throwable why) {
        return LambdaErrors.invalid(
                "Error occurred while GetObject. S3 Error Code: " + code + ". S3 Error Message: " + sentence, why);
    }

    /** Recorded in binxio/cfn-lb-ip-address-provider#4. */
    static ServiceError deniedByS3(String object) {
        return new ServiceError(
                "AccessDeniedException",
                403,
                "Your access has been denied by S3, please make sure your request credentials have permission to GetObject"
                        + " for " + object + ". S3 Error Code: AccessDenied. S3 Error Message: Access Denied");
    }

    static InvalidParameterValueException imageOfZip() {
        return LambdaErrors.invalid("Please don't provide ImageUri when updating a function with packageType Zip.");
    }

    static InvalidParameterValueException tooManyLayers() {
        return LambdaErrors.invalid("Cannot reference more than 5 layers.");
    }

    static InvalidParameterValueException noLayer(String arn) {
        return LambdaErrors.invalid("Layer version " + arn + " does not exist.");
    }

    static InvalidParameterValueException layersOfOtherRegion(String region) {
        return LambdaErrors.invalid(
                "Layers are not in the same region as the function. Layers are expected to be in region " + region
                        + ".");
    }

    static InvalidParameterValueException sameLayer(String one, String other) {
        return LambdaErrors.invalid(
                "Two different versions of the same layer are not allowed to be referenced in the same function. " + one
                        + " and " + other + " are versions of the same layer.");
    }

    /** Recorded in serverlesspub/ffmpeg-aws-lambda-layer#23. */
    static InvalidParameterValueException largeWithLayers(long size) {
        return LambdaErrors.invalid("Function code combined with layers exceeds the maximum allowed size of "
                + Packages.MOST_UNZIPPED + " bytes. The actual size is " + size + " bytes.");
    }

    static InvalidParameterValueException badLayerVersion() {
        return LambdaErrors.invalid("Layer Version Cannot be less than 1");
    }
}
