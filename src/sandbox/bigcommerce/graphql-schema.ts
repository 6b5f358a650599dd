import { buildSchema } from 'graphql';

/** The part of the Storefront GraphQL schema that is about shoppers' accounts. */
export const storefrontSchema = buildSchema(`
  interface Error { message: String! }
  type ValidationError implements Error { message: String! path: [String!]! }
  type ChangePasswordError implements Error { message: String! }
  type CustomerNotLoggedInError implements Error { message: String! }
  union RequestResetPasswordError = ValidationError
  union ResetPasswordError = ValidationError | ChangePasswordError
  union ChangePasswordErrors = ValidationError | ChangePasswordError | CustomerNotLoggedInError

  type Customer { entityId: Int! email: String! firstName: String! lastName: String! }
  type CustomerAccessToken { value: String! expiresAt: String! }
  type LoginResult { result: String! customer: Customer customerAccessToken: CustomerAccessToken }
  type LogoutResult { result: String! }
  type RequestResetPasswordResult { errors: [RequestResetPasswordError!]! }
  type ResetPasswordResult { errors: [ResetPasswordError!]! }
  type ChangePasswordResult { errors: [ChangePasswordErrors!]! }

  input ReCaptchaV2Input { token: String! }
  input RequestResetPasswordInput { email: String! path: String }
  input ResetPasswordInput { customerEntityId: Int! token: String! newPassword: String! }
  input ChangePasswordInput { currentPassword: String! newPassword: String! }

  type CustomerMutations {
    requestResetPassword(input: RequestResetPasswordInput!, reCaptchaV2: ReCaptchaV2Input): RequestResetPasswordResult!
    resetPassword(input: ResetPasswordInput!, reCaptchaV2: ReCaptchaV2Input): ResetPasswordResult!
    changePassword(input: ChangePasswordInput!): ChangePasswordResult!
  }
  type PasswordRequirements { description: String! minimumPasswordLength: Int! minimumAlphabeticCharacters: Int! minimumNumericCharacters: Int! }
  type CustomersSettings { passwordRequirements: PasswordRequirements! }
  type Settings { customers: CustomersSettings! storeHash: String! }
  type Site { settings: Settings! }

  type Query { customer: Customer site: Site! }
  type Mutation {
    customer: CustomerMutations!
    login(email: String!, password: String!): LoginResult!
    loginWithCustomerLoginJwt(jwt: String!): LoginResult!
    logout: LogoutResult!
  }
`);
