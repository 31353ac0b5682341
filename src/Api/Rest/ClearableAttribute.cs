namespace CustomerTracking.Api.Rest;

/// <summary>
/// A field of a merge patch that null clears (RFC 7396); any other field refuses null. Said in the OpenAPI document,
/// and held against the program by a test.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ClearableAttribute : Attribute;
