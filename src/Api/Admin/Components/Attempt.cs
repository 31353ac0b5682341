using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using FluentValidation;

namespace CustomerTracking.Api.Admin.Components;

/// <summary>
/// Something that a person asked for and that may be refused. What is refused is said in its own sentence beside the
/// button; what is a fault of ours is left to the page's boundary.
/// </summary>
public sealed class Attempt
{
    /// <summary>Why it was refused; null when it was not.</summary>
    public string? Refusal { get; private set; }

    /// <summary>It is under way: the button must not be pressed again.</summary>
    public bool IsRunning { get; private set; }

    /// <returns>Whether it was done.</returns>
    public async Task<bool> Run(Func<Task> deed)
    {
        if (IsRunning) return false;

        (IsRunning, Refusal) = (true, null);
        try
        {
            await deed();
            return true;
        }
        catch (DomainException refusal)
        {
            Refusal = refusal.Error.Message;
        }
        catch (ValidationException invalid)
        {
            Refusal = string.Join(' ', invalid.Errors.Select(error => error.ErrorMessage).Distinct());
        }
        catch (Exception race) when (race is StaleRowException or DuplicateRowException)
        {
            Refusal = "Another person changed this at the same moment. Look at it again, then repeat your change.";
        }
        finally
        {
            IsRunning = false;
        }

        return false;
    }

    public void Clear() => Refusal = null;

    /// <summary>Shows again why it was refused, after something else was asked for.</summary>
    public void Refuse(string? refusal) => Refusal = refusal;
}
