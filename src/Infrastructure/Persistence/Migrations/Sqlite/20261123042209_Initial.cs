using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CustomerTracking.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Clients",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FirstName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    FirstNameIsPlaceholder = table.Column<bool>(type: "INTEGER", nullable: false),
                    LastName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    Phone = table.Column<string>(type: "TEXT", unicode: false, maxLength: 16, nullable: true),
                    FirstInteractionSource = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    FirstInteractionDate = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    FirstBookingDate = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    LastBookingDate = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    Status = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Clients", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FriendlyName = table.Column<string>(type: "TEXT", nullable: true),
                    Xml = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Tenants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Region = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false),
                    TimeZone = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", unicode: false, maxLength: 3, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tenants", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Bookings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BookingDate = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ServiceName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ServiceCategory = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Duration = table.Column<int>(type: "INTEGER", nullable: true),
                    StaffMember = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 18, scale: 4, nullable: true),
                    Currency = table.Column<string>(type: "TEXT", unicode: false, maxLength: 3, nullable: false),
                    Status = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    PaymentStatus = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Source = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Channel = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    ExternalProvider = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    ExternalBookingId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    BookingKey = table.Column<string>(type: "TEXT", maxLength: 260, nullable: true),
                    GuestName = table.Column<string>(type: "TEXT", maxLength: 201, nullable: true),
                    GuestEmail = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    Notes = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Match_By = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Match_Decision = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Match_Key = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bookings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Bookings_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ContactPoints",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Raw = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactPoints", x => new { x.TenantId, x.Kind, x.Key });
                    table.ForeignKey(
                        name: "FK_ContactPoints_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DuplicateSuggestions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OtherClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuplicateSuggestions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DuplicateSuggestions_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DuplicateSuggestions_Clients_OtherClientId",
                        column: x => x.OtherClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ServiceMappings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ServiceProvider = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    ExternalClientId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    BusinessId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    BranchId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceMappings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ServiceMappings_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ChannelConnections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Secret = table.Column<string>(type: "TEXT", nullable: false),
                    VerifyToken = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumberId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    FieldMap = table.Column<string>(type: "TEXT", nullable: false),
                    Enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChannelConnections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ChannelConnections_Tenants_TenantId",
                        column: x => x.TenantId,
                        principalTable: "Tenants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ServiceAccounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Scopes = table.Column<string>(type: "TEXT", unicode: false, maxLength: 200, nullable: false),
                    TokenHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    TokenHint = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceAccounts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ServiceAccounts_Tenants_TenantId",
                        column: x => x.TenantId,
                        principalTable: "Tenants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BookingChanges",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    BookingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Channel = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    To = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BookingChanges", x => new { x.BookingId, x.Number });
                    table.ForeignKey(
                        name: "FK_BookingChanges_Bookings_BookingId",
                        column: x => x.BookingId,
                        principalTable: "Bookings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Bookings_ClientId_BookingDate",
                table: "Bookings",
                columns: new[] { "ClientId", "BookingDate" });

            migrationBuilder.CreateIndex(
                name: "IX_Bookings_TenantId_BookingDate_Id",
                table: "Bookings",
                columns: new[] { "TenantId", "BookingDate", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Bookings_TenantId_BookingKey",
                table: "Bookings",
                columns: new[] { "TenantId", "BookingKey" },
                unique: true,
                filter: "BookingKey IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Bookings_TenantId_ExternalProvider_ExternalBookingId",
                table: "Bookings",
                columns: new[] { "TenantId", "ExternalProvider", "ExternalBookingId" },
                unique: true,
                filter: "ExternalBookingId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ChannelConnections_PhoneNumberId",
                table: "ChannelConnections",
                column: "PhoneNumberId");

            migrationBuilder.CreateIndex(
                name: "IX_ChannelConnections_TenantId_CreatedAt",
                table: "ChannelConnections",
                columns: new[] { "TenantId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_TenantId_CreatedAt_Id",
                table: "Clients",
                columns: new[] { "TenantId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactPoints_ClientId",
                table: "ContactPoints",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_DuplicateSuggestions_ClientId",
                table: "DuplicateSuggestions",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_DuplicateSuggestions_OtherClientId",
                table: "DuplicateSuggestions",
                column: "OtherClientId");

            migrationBuilder.CreateIndex(
                name: "IX_DuplicateSuggestions_TenantId_ClientId_OtherClientId",
                table: "DuplicateSuggestions",
                columns: new[] { "TenantId", "ClientId", "OtherClientId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ServiceAccounts_TenantId",
                table: "ServiceAccounts",
                column: "TenantId");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceAccounts_TokenHash",
                table: "ServiceAccounts",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ServiceMappings_ClientId",
                table: "ServiceMappings",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceMappings_TenantId_ClientId_ServiceProvider_BusinessId",
                table: "ServiceMappings",
                columns: new[] { "TenantId", "ClientId", "ServiceProvider", "BusinessId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ServiceMappings_TenantId_ServiceProvider_ExternalClientId_BusinessId",
                table: "ServiceMappings",
                columns: new[] { "TenantId", "ServiceProvider", "ExternalClientId", "BusinessId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BookingChanges");

            migrationBuilder.DropTable(
                name: "ChannelConnections");

            migrationBuilder.DropTable(
                name: "ContactPoints");

            migrationBuilder.DropTable(
                name: "DataProtectionKeys");

            migrationBuilder.DropTable(
                name: "DuplicateSuggestions");

            migrationBuilder.DropTable(
                name: "ServiceAccounts");

            migrationBuilder.DropTable(
                name: "ServiceMappings");

            migrationBuilder.DropTable(
                name: "Bookings");

            migrationBuilder.DropTable(
                name: "Tenants");

            migrationBuilder.DropTable(
                name: "Clients");
        }
    }
}
